import { EventSourceParserStream } from 'eventsource-parser/stream'

export interface DoorbellState {
  readonly user: string | null
  readonly databases: Readonly<Partial<Record<'casework' | 'own' | 'directory' | 'erased', string>>>
}

export interface EventStream {
  /** The next event; undefined when the stream has ended. */
  next(): Promise<DoorbellState | undefined>
  close(): Promise<void>
}

/** Reads the doorbell as a device does. */
export function readDoorbell(response: Response): EventStream {
  if (!response.body) throw new Error('No stream.')
  const reader = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  return {
    async next() {
      const { value } = await reader.read()
      return value && (JSON.parse(value.data) as DoorbellState)
    },
    close: () => reader.cancel(),
  }
}
