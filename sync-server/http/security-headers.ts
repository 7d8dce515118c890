/** Headers on every answer. The built app lives with the policy: no inline code or style, nothing from elsewhere. */
import type { FastifyInstance } from 'fastify'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const unusedPowers = [
  'accelerometer',
  'display-capture',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Where one is, for "Nära mig", and the camera, for codes: asked on a tap, and what they say stays on the device.
  'permissions-policy': [
    'geolocation=(self)',
    'camera=(self)',
    ...unusedPowers.map((power) => `${power}=()`),
  ].join(', '),
}

/** Two years, as the preload list asks; only behind HTTPS, where it is not a trap. */
const strictTransport = { 'strict-transport-security': 'max-age=63072000' }

export function securityHeaders(publicOrigin: string | undefined): Record<string, string> {
  return publicOrigin?.startsWith('https:') ? { ...headers, ...strictTransport } : headers
}

export function addSecurityHeaders(app: FastifyInstance, publicOrigin: string | undefined): void {
  const all = securityHeaders(publicOrigin)
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(all)
  })
}
