import type { ManifestOptions } from 'vite-plugin-pwa'

const icon = (name: string, size: number, purpose?: 'maskable' | 'monochrome') => ({
  src: `/icons/${name}-${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  ...(purpose ? { purpose } : {}),
})

const shortcutIcon = (name: string) => [icon(`shortcut-${name}`, 192)]

const screenshot = (
  name: string,
  sizes: string,
  form_factor: 'narrow' | 'wide',
  label: string,
) => ({
  src: `/screenshots/${name}.png`,
  sizes,
  type: 'image/png',
  form_factor,
  label,
})

/** The web app manifest. Colours are `--ground` and its like in src/ui/tokens.css. */
export const manifest: Partial<ManifestOptions> & { launch_handler: { client_mode: string[] } } = {
  id: '/',
  name: 'Kulturlots',
  short_name: 'Kulturlots',
  description:
    'Kulturens katalog i fickan: hitta aktörer, stöd, utbildningar och mötesplatser, och anteckna kontakter och behov. Fungerar också utan täckning.',
  lang: 'sv',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  display_override: ['standalone', 'minimal-ui'],
  launch_handler: { client_mode: ['navigate-existing', 'auto'] },
  theme_color: '#f6f1e7',
  background_color: '#f6f1e7',
  categories: ['productivity', 'business', 'lifestyle'],
  icons: [
    icon('icon', 192),
    icon('icon', 512),
    icon('maskable', 192, 'maskable'),
    icon('maskable', 512, 'maskable'),
    icon('monochrome', 512, 'monochrome'),
  ],
  shortcuts: [
    { name: 'Anteckna', url: '/anteckna', icons: shortcutIcon('anteckna') },
    { name: 'Sök i katalogen', short_name: 'Sök', url: '/katalog', icons: shortcutIcon('sok') },
  ],
  // By POST, so that what is shared never stands in an address; the service worker answers it.
  share_target: {
    action: '/dela',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: {
      ...{ title: 'title', text: 'text', url: 'url' },
      files: [
        {
          name: 'files',
          accept: ['message/rfc822', '.eml', 'text/vcard', 'text/x-vcard', '.vcf', 'image/*'],
        },
      ],
    },
  },
  screenshots: [
    screenshot('start-narrow', '1080x2400', 'narrow', 'Start på telefonen'),
    screenshot('katalog-narrow', '1080x2400', 'narrow', 'Katalogen på telefonen'),
    screenshot('katalog-wide', '1440x900', 'wide', 'Katalogen på skrivbordet'),
  ],
}
