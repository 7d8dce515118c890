/** Reads QR codes: by the browser where it can, else by a library that is fetched with the first picture. */

export interface Size {
  readonly width: number
  readonly height: number
}

/** `quick`: one of many pictures of a camera. `thorough`: the only picture there is. */
export type Care = 'quick' | 'thorough'

/** Undefined where no code is seen. */
export type ReadCode = (
  source: CanvasImageSource,
  size: Size,
  care: Care,
) => Promise<string | undefined>

interface Detector {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Pixels of the longer side: more makes a phone slow, fewer loses the squares of a long code. */
const sides: Readonly<Record<Care, readonly number[]>> = { quick: [960], thorough: [1280, 2400] }

/** @throws where the library is needed, is not on the device and there is no network. */
export async function createCodeReader(): Promise<ReadCode> {
  return (await nativeReader()) ?? (await libraryReader())
}

async function nativeReader(): Promise<ReadCode | undefined> {
  const maker = (globalThis as { readonly BarcodeDetector?: DetectorMaker }).BarcodeDetector
  if (!maker) return undefined
  try {
    // Some have the name and no reader behind it.
    if (!(await maker.getSupportedFormats()).includes('qr_code')) return undefined
    const detector = new maker({ formats: ['qr_code'] })
    return async (source) => {
      try {
        return (await detector.detect(source))[0]?.rawValue
      } catch {
        return undefined
      }
    }
  } catch {
    return undefined
  }
}

async function libraryReader(): Promise<ReadCode> {
  const { default: decode } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (source, size, care) => {
    for (const side of sides[care]) {
      const scale = Math.min(1, side / Math.max(size.width, size.height))
      canvas.width = Math.round(size.width * scale)
      canvas.height = Math.round(size.height * scale)
      if (!context || canvas.width === 0 || canvas.height === 0) break
      context.drawImage(source, 0, 0, canvas.width, canvas.height)
      const picture = context.getImageData(0, 0, canvas.width, canvas.height)
      try {
        const text = decode(picture, care === 'thorough' ? { effort: 8, timeLimit: 1_500 } : {})
        return Promise.resolve(text)
      } catch {
        // It says by an error that it found none.
      }
    }
    return Promise.resolve(undefined)
  }
}
