import { fileURLToPath } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const server = `http://127.0.0.1:${process.env['PORT'] ?? '4280'}`

export default defineConfig({
  plugins: [
    vue(),
    // Messages are compiled here, so that the page needs no compiler and runs under `script-src 'self'`.
    vueI18n({
      include: fileURLToPath(new URL('./src/locales/**/*.json', import.meta.url)),
      runtimeOnly: true,
      dropMessageCompiler: true,
      compositionOnly: true,
      fullInstall: false,
    }),
  ],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  worker: { format: 'es' },
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    assetsDir: 'assets',
    // Nothing inline: the page's policy allows no data: in fonts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: Object.fromEntries(['/api', '/db', '/healthz'].map((path) => [path, server])),
  },
})
