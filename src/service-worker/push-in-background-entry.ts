import { pushInBackground } from './push-in-background.ts'

Object.assign(globalThis, { pushInBackground })
