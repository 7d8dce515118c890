/** Who may do what (design §4). Denied unless listed. */
export const roles = ['actor', 'partner', 'staff', 'coordinator', 'admin'] as const
export type Role = (typeof roles)[number]

export type Capability =
  | 'directory.read'
  | 'directory.propose'
  | 'directory.approve'
  | 'casework.read'
  | 'casework.write'
  | 'casework.archive'
  | 'own.read'
  | 'own.write'
  | 'taxonomy.write'
  | 'partners.write'

const actor: readonly Capability[] = [
  'directory.read',
  'directory.propose',
  'own.read',
  'own.write',
]
const staff: readonly Capability[] = [...actor, 'casework.read', 'casework.write']
const coordinator: readonly Capability[] = [...staff, 'directory.approve', 'casework.archive']

const capabilities: Record<Role, readonly Capability[]> = {
  actor,
  partner: actor,
  staff,
  coordinator,
  admin: [...coordinator, 'taxonomy.write', 'partners.write'],
}

export function isRole(value: unknown): value is Role {
  return roles.includes(value as Role)
}

/** A visitor has no roles and may read the directory, nothing else on the server. */
export function may(assigned: readonly Role[], capability: Capability): boolean {
  if (capability === 'directory.read') return true
  return assigned.some((role) => capabilities[role].includes(capability))
}
