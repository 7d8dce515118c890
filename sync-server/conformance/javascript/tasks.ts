import type { Json } from '../../../src/domain/json.ts'

/** What is asked of the worker. All of it is JSON, since it enters the context as text. */
export type Task =
  | {
      /** A filter function of a design document, called with each document. */
      readonly kind: 'filter'
      readonly source: string
      readonly documents: readonly unknown[]
      readonly request: unknown
    }
  | {
      /** A view's map function: what it emits for each document. */
      readonly kind: 'map'
      readonly source: string
      readonly documents: readonly unknown[]
    }
  | {
      /** A view's reduce function, called with each group. */
      readonly kind: 'reduce'
      readonly source: string
      readonly groups: readonly { readonly keys: unknown; readonly values: unknown }[]
    }
  | {
      /** `validate_doc_update`, of several design documents. */
      readonly kind: 'validate'
      readonly sources: readonly string[]
      readonly document: unknown
      readonly previous: unknown
      readonly user: unknown
      readonly security: unknown
    }

export type Emitted = readonly [key: Json, value: Json]

export type Outcome =
  | { readonly kind: 'booleans'; readonly values: readonly boolean[] }
  | { readonly kind: 'emitted'; readonly values: readonly (readonly Emitted[])[] }
  | { readonly kind: 'reduced'; readonly values: readonly Json[] }
  | { readonly kind: 'accepted' }
  | {
      readonly kind: 'refused'
      readonly error: 'forbidden' | 'unauthorized'
      readonly reason: unknown
    }
  | { readonly kind: 'broken'; readonly error: 'compilation_error' | 'runtime_error' }
