import { spawn } from 'node:child_process'
import { root } from './project.mjs'

/** Runs a command in the project’s folder, showing all it says. @returns its exit code, 1 when it was killed. */
export function run(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}
