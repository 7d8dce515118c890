/**
 * The sync-server as few files, for a quick start: Node would find, read and strip hundreds. It runs
 * from its sources as well (`node sync-server/main.ts`).
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const source = (path: string) => fileURLToPath(new URL(`./sync-server/${path}`, import.meta.url))

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist-server',
    target: 'node26',
    rolldownOptions: {
      input: {
        main: source('main.ts'),
        'checkpoint-thread': source('couch/embedded/checkpoint-thread.ts'),
      },
      // Beside one another: paths are counted from the folder that they are in (sync-server/root.ts).
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})
