import type { UserConfig } from 'vite'

/**
 * How the threads' code is built. What the directory's thread imports is compiled as a whole when it is loaded, and
 * so are all its functions in what browsers keep compiled: opened again, the first search runs code that is there.
 * (An explicit compile hint of V8; to other engines it is a comment.)
 */
export const workerConfig = {
  format: 'es',
  rolldownOptions: {
    output: {
      postBanner: ({ name }) =>
        name === 'directory-serving' ? '//# allFunctionsCalledOnLoad\n' : '',
    },
  },
} satisfies UserConfig['worker']
