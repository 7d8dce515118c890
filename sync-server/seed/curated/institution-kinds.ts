/** How each kind of institution in the facts is typed in the directory (design §3). */
import type { Placement } from './curated.ts'

const actor = (actorType: string, topics: readonly string[] = [], roles: readonly string[] = []) =>
  ({ as: 'actor', actorType, topics, roles }) as const
const venue = (venueType: string, topics: readonly string[] = []) =>
  ({ as: 'venue', venueType, topics }) as const
const network = (topics: readonly string[]) => ({ as: 'network', topics }) as const

export const institutionKinds: Readonly<Record<string, Placement>> = {
  // Organisations
  institution: actor('institution'),
  museum: actor('museum', ['utställning', 'historia']),
  arkiv: actor('arkiv', ['handlingar', 'historia']),
  samverkansorgan: actor('paraply'),
  paraplyorganisation: actor('paraply'),
  förening: actor('forening'),
  kulturförening: actor('kulturforening'),
  hembygdsförening: actor('hembygdsforening', ['hembygd', 'lokalhistoria', 'hembygdsgård']),
  hemslöjdsförening: actor('hemslojdsforening', ['slöjd', 'hantverk', 'kurs']),
  konstförening: actor('konstforening', ['utställning', 'konstnär']),
  kör: actor('kor'),
  arrangörsförening: actor('arrangor', ['arrangör', 'scenkonst'], ['arrangor']),
  arrangörsorganisation: actor('arrangor', ['arrangör'], ['arrangor']),
  arrangör: actor('arrangor', ['arrangör'], ['arrangor']),
  'fri aktör': actor('fri-aktor', ['frilans']),
  'fri teatergrupp': actor('teatergrupp', ['föreställning', 'frilans']),
  teater: actor('teatergrupp', ['föreställning']),
  sommarteater: actor('teatergrupp', ['föreställning']),
  konstorganisation: actor('kulturverksamhet'),
  kulturverksamhet: actor('kulturverksamhet'),
  ungdomsverksamhet: actor('kulturverksamhet'),
  platsutveckling: actor('utvecklingsorganisation'),
  kulturföretag: actor('kulturforetagare'),
  'finansiär och utvecklingsförening': actor(
    'utvecklingsorganisation',
    ['leader', 'landsbygd', 'pengar', 'projekt'],
    ['funder'],
  ),
  // Organisations that train
  studieförbund: actor(
    'studieforbund',
    ['kurs', 'studiecirkel', 'replokal', 'kulturprogram'],
    ['training-provider'],
  ),
  folkhögskola: actor('folkhogskola', ['kurs', 'utbildning', 'studera'], ['training-provider']),
  kulturskola: actor('kulturskola', ['barn', 'unga', 'kurs', 'musikskola'], ['training-provider']),
  // Places
  scen: venue('scen', ['lokal', 'spelplats']),
  kulturhus: venue('kulturhus', ['lokal', 'mötesplats']),
  bibliotek: venue('bibliotek', ['böcker', 'läsa', 'mötesplats']),
  biograf: venue('biograf', ['bio', 'filmvisning']),
  mötesplats: venue('motesplats', ['lokal', 'samlas']),
  samlingslokal: venue('samlingslokal', ['lokal', 'hyra lokal', 'mötesplats', 'föreningslokal']),
  konsthall: venue('konsthall', ['utställning', 'konstnär']),
  utställningsplats: venue('utstallningsplats', ['utställning', 'galleri', 'ställa ut']),
  kulturcafé: venue('kulturcafe', ['mötesplats']),
  kulturområde: venue('kulturomrade', ['lokal', 'mötesplats']),
  evenemangsarena: venue('arena', ['lokal']),
  hembygdsgård: venue('hembygdsgard', ['hembygd', 'lokalhistoria']),
  friluftsmuseum: venue('kulturmiljo', ['museum', 'hembygd']),
  kulturmiljö: venue('kulturmiljo', ['historia']),
  slott: venue('slott', ['historia']),
  besöksmål: venue('besoksmal', []),
  besökscentrum: venue('besokscentrum', ['hälsingegård', 'utflykt']),
  världsarv: venue('varldsarv', ['byggnadsvård']),
  världsarvsgård: venue('varldsarv', ['hälsingegård', 'byggnadsvård', 'måleri']),
  // What one joins
  nätverk: network(['nätverk', 'samarbete']),
  samverkan: network(['nätverk', 'samarbete', 'mötesplats']),
  inkubator: network(['företagare']),
  stödnod: network(['lotsning', 'rådgivning']),
  // What one reads
  webbtidning: {
    as: 'resource',
    resourceType: 'webbplats',
    topics: ['nyheter', 'intervjuer', 'tidning'],
  },
}
