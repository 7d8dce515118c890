/** How a contact wants to be reached, and on what ground the node keeps them. Words are in the locales. */

/** Nothing chosen: any way that is known. */
export const reachWays = ['email', 'phone', 'text-message', 'in-person', 'nobody'] as const
export type ReachWay = (typeof reachWays)[number]

/** Article 6.1 of the General Data Protection Regulation: e, a, b and c, in the order a node most often has them. */
export const contactGrounds = ['public-task', 'consent', 'contract', 'legal-duty'] as const
export type ContactGround = (typeof contactGrounds)[number]

interface Reached {
  readonly reachBy: string
  readonly phone: string
  readonly email: string
}

/** Undefined also for a word of a later version. */
export function reachWayOf({ reachBy }: Pick<Reached, 'reachBy'>): ReachWay | undefined {
  return reachWays.find((known) => known === reachBy)
}

export function contactGroundOf({
  ground,
}: {
  readonly ground: string
}): ContactGround | undefined {
  return contactGrounds.find((known) => known === ground)
}

/** What may be offered to press: nothing where nobody may get in touch, and only the way that was chosen. */
export function waysOffered(contact: Reached): { readonly phone: string; readonly email: string } {
  const { phone, email } = contact
  switch (reachWayOf(contact)) {
    case 'nobody':
    case 'in-person':
      return { phone: '', email: '' }
    case 'email':
      return { phone: '', email }
    case 'phone':
    case 'text-message':
      return { phone, email: '' }
    case undefined:
      return { phone, email }
  }
}
