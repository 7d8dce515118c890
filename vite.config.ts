import { fileURLToPath } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { build, defineConfig, type Plugin, type Rolldown } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { manifest } from './manifest.config.ts'
import { workerConfig } from './worker.config.ts'

const server = `http://127.0.0.1:${process.env['PORT'] ?? '4280'}`

/**
 * What the service worker does in the background, as a classic script beside it: a service worker can't import
 * lazily, but load with `importScripts` what it knew when it was installed.
 */
function backgroundScript(): Plugin {
  let outDir = 'dist'
  return {
    name: 'kulturlots-background-script',
    apply: 'build',
    configResolved: (config) => void (outDir = config.build.outDir),
    closeBundle: {
      order: 'pre',
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          build: {
            outDir,
            emptyOutDir: false,
            target: 'baseline-widely-available',
            reportCompressedSize: false,
            lib: {
              entry: fileURLToPath(
                new URL('./src/service-worker/push-in-background-entry.ts', import.meta.url),
              ),
              formats: ['iife'],
              name: 'kulturlotsBackground',
              fileName: () => 'push-in-background.js',
            },
          },
          define: { 'process.env.NODE_ENV': '"production"' },
        })
      },
    },
  }
}

/**
 * What `module` and its static imports are, as one file each: on a phone every file is a way to the server and
 * back, and the modules that screens share would else be dozens of files of one kilobyte.
 */
function together(name: string, module: string, priority: number): Rolldown.CodeSplittingGroup {
  const root = fileURLToPath(new URL(module, import.meta.url))
  let all: Set<string> | undefined
  return {
    priority,
    includeDependenciesRecursively: false,
    name(id, chunking) {
      all ??= withImports(root, (each) => chunking.getModuleInfo(each)?.importedIds ?? [])
      return all.has(id) ? name : null
    },
  }
}

function withImports(root: string, importsOf: (id: string) => readonly string[]): Set<string> {
  const all = new Set([root])
  // A set goes on with what is added while it is walked.
  for (const id of all) for (const imported of importsOf(id)) all.add(imported)
  return all
}

export default defineConfig({
  plugins: [
    vue(),
    backgroundScript(),
    // Messages are compiled here, so that the page needs no compiler and runs under `script-src 'self'`.
    vueI18n({
      include: fileURLToPath(new URL('./src/locales/**/*.json', import.meta.url)),
      runtimeOnly: true,
      dropMessageCompiler: true,
      compositionOnly: true,
      fullInstall: false,
    }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'service-worker.ts',
      injectRegister: false,
      registerType: 'prompt',
      manifest,
      includeManifestIcons: false,
      injectManifest: {
        // The shell. Icons and screenshots are for installing, which needs the network anyway.
        globPatterns: ['**/*.{js,css,woff2,svg,html}'],
        // Kept by the browser beside the service worker itself.
        globIgnores: ['push-in-background.js'],
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 2_000_000,
      },
    }),
  ],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  worker: workerConfig,
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    assetsDir: 'assets',
    // Nothing inline: the page's policy allows no data: in fonts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            together('app', './src/main.ts', 3),
            together('catalogue', './src/features/directory/CatalogueScreen.vue', 2),
            together('workspace', './src/features/account/workspace.ts', 1),
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/db', '/healthz'].map((path) => [path, server])),
  },
})
