// The house rules, as errors. The import table is design §6: each folder lists what it may never reach.
import eslint from '@eslint/js'
import { defineConfig } from 'eslint/config'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

type Room = { files: string[]; never: string[]; why: string }

const screens = [
  'vue',
  'vue-*',
  'vue/*',
  'reka-ui',
  '@lucide/*',
  '**/features/**',
  '**/ui/**',
  '*.vue',
]
const stores = ['dexie', 'pouchdb*', '**/journal/**', '**/replica/**']
const server = ['**/sync-server/**', 'fastify', '@fastify/*', 'node:*']

/** Import table of design §6: what a room may never import. */
const rooms: Room[] = [
  {
    files: ['src/domain/**'],
    never: [
      ...screens,
      ...stores,
      ...server,
      '**/sync/**',
      '**/workers/**',
      '**/directory/**/scan*',
      'ulid',
    ],
    why: 'src/domain is pure TypeScript and imports nothing outside itself',
  },
  {
    files: ['src/sync/**'],
    never: [...screens, ...stores, ...server, '**/workers/**'],
    why: 'src/sync is the loop over ports; it knows no library',
  },
  {
    files: ['src/directory/**', 'src/journal/**'],
    never: [...screens, ...server, 'pouchdb*', '**/replica/**', '**/workers/**'],
    why: 'src/directory and src/journal know the domain and Dexie, never screens or PouchDB',
  },
  {
    files: ['src/replica/**'],
    never: [...screens, ...server, 'dexie', '**/journal/**', '**/workers/**'],
    why: 'src/replica knows the domain and PouchDB only',
  },
  {
    files: ['src/features/**'],
    never: [...server, 'pouchdb*', 'dexie', '**/replica/**'],
    why: 'screens talk to the journal’s queries and commands and to the workers’ calls',
  },
  {
    files: ['src/ui/**'],
    never: [
      ...server,
      'pouchdb*',
      'dexie',
      '**/replica/**',
      '**/features/**',
      '**/journal/**',
      '**/workers/**',
    ],
    why: 'src/ui is the design system; it knows no data',
  },
  {
    files: ['sync-server/**'],
    never: [
      ...screens,
      'dexie',
      '**/src/{directory,journal,replica,sync,workers,features,ui,locales}/**',
    ],
    why: 'of src, the server may import the domain only',
  },
]

export default defineConfig(
  { ignores: ['dist/', 'dist-server/', 'data/', 'node_modules/', 'test-results/'] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.app.json',
          './tsconfig.worker.json',
          './tsconfig.node.json',
          './tsconfig.e2e.json',
          './tsconfig.model.json',
        ],
        extraFileExtensions: ['.vue'],
        parser: tseslint.parser,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-undef': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.vue'],
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-bare-strings-in-template': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  ...rooms.map((room) => ({
    files: room.files.map((glob) => `${glob}/*.{ts,vue}`),
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error' as const,
        { patterns: [{ group: room.never, message: room.why }] },
      ] as never,
    },
  })),
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pass the clock in.' },
        { object: 'Math', property: 'random', message: 'Pass randomness in.' },
      ],
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'indexedDB',
        'fetch',
        'navigator',
        'localStorage',
        'crypto',
        'performance',
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ['scripts/**', 'test/**', 'sync-server/main.ts'],
    rules: { 'no-console': 'off' },
  },
)
