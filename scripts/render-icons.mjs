/** Draws public/icons from public/favicon.svg. Run by hand when the mark changes: node scripts/render-icons.mjs */
import { mkdir, readFile } from 'node:fs/promises'
import { chromium } from 'playwright'
import { findChromium } from './chromium.mjs'

const ground = '#f6f1e7'
const act = '#17533d'
const folder = new URL('../public/icons/', import.meta.url)

const favicon = await readFile(new URL('../public/favicon.svg', import.meta.url), 'utf8')
const mark = /<g fill[\s\S]*<\/g>/.exec(favicon)?.[0]
if (!mark) throw new Error('public/favicon.svg has no <g fill> with the mark')

/** Lucide’s strokes (ISC), as on the buttons in the app. */
const pen =
  '<path d="M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"/><path d="m15 5 4 4"/>'
const magnifier = '<circle cx="11" cy="11" r="8"/><path d="m21 21-4.3-4.3"/>'

const full = `<rect width="64" height="64" fill="${ground}"/>`
const rounded = `<rect width="64" height="64" rx="14" fill="${ground}"/>`
const scaled = (scale) =>
  `<g transform="translate(32 32) scale(${scale}) translate(-32.5 -32)">${mark}</g>`
const stroked = (paths) =>
  `<g transform="translate(17 17) scale(1.25)" fill="none" stroke="${act}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths}</g>`

const icons = [
  { name: 'icon-192', size: 192, drawing: rounded + mark },
  { name: 'icon-512', size: 512, drawing: rounded + mark },
  // A launcher may cut down to a circle of 80 % of the width: https://w3c.github.io/manifest/#icon-masks
  { name: 'maskable-192', size: 192, drawing: full + scaled(0.76) },
  { name: 'maskable-512', size: 512, drawing: full + scaled(0.76) },
  { name: 'monochrome-512', size: 512, drawing: scaled(0.76) },
  { name: 'apple-touch-icon', size: 180, drawing: full + scaled(0.9) },
  { name: 'shortcut-anteckna-192', size: 192, drawing: rounded + stroked(pen) },
  { name: 'shortcut-sok-192', size: 192, drawing: rounded + stroked(magnifier) },
]

await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
try {
  for (const { name, size, drawing } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="${size}" height="${size}">${drawing}</svg>`
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
    await page.screenshot({
      path: new URL(`${name}.png`, folder).pathname,
      omitBackground: true,
    })
    await page.close()
  }
} finally {
  await browser.close()
}
