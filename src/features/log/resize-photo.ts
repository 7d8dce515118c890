/**
 * A picture from the camera as a small JPEG: small enough to be sent over one bar, large enough that a card can
 * be read. It is drawn anew, so that nothing of what a camera writes into a file (where, when, whose phone) stays.
 */
import { longestImage } from '../../domain/rules/body-rules.ts'

export type ResizedPhoto =
  | { readonly kind: 'photo'; readonly image: string }
  /** Nothing that this browser can show. */
  | { readonly kind: 'no-picture' }
  | { readonly kind: 'too-large' }

/** A camera's picture has some ten; what is larger may end the tab on an old phone. */
export const largestPhotoFile = 40_000_000
/** Pixels of the longer side, and how closely a JPEG keeps to them: the first that fits is taken. */
const attempts = [1600, 1200, 900, 640].flatMap((side) =>
  [0.82, 0.6].map((q) => [side, q] as const),
)

export async function resizePhoto(file: Blob): Promise<ResizedPhoto> {
  if (file.size > largestPhotoFile) return { kind: 'too-large' }
  let picture: ImageBitmap
  try {
    // Upright, as the camera was held.
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return { kind: 'no-picture' }
  }
  try {
    for (const [side, quality] of attempts) {
      const image = await asDataUrl(await drawn(picture, side, quality))
      if (image.length <= longestImage) return { kind: 'photo', image }
    }
    return { kind: 'no-picture' }
  } finally {
    picture.close()
  }
}

async function drawn(picture: ImageBitmap, side: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new TypeError('A canvas draws nothing here.')
  // What shows through would be black in a JPEG.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', quality),
  )
  if (!blob) throw new TypeError('A canvas gives no picture here.')
  return blob
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(reader.error ?? new Error('The picture could not be read.'))
    reader.readAsDataURL(blob)
  })
}
