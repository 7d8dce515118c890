/** What a reader ought to know about a municipality's or a region's common contact. */
export const contactNotes: Readonly<Record<string, string>> = {
  '0484': 'Kontaktcentret heter Eskilstuna direkt.',
  '0482': 'E-postadressen går till kommunens demokratiservice.',
  '0483': 'Telefon och e-post är inte kontrollerade mot kommunens egna sidor.',
  '0486': 'Uppgifterna är från 2018.',
  '0488': 'Växelns nummer är inte känt.',
  '0428': 'Växelns nummer är inte känt.',
  '2180': 'E-postadressen är inte kontrollerad mot kommunens egna sidor.',
  '2104': 'Numret kommer från en äldre sida.',
  '2184': 'Växelns nummer är inte känt. Sidorna är från 2017.',
  '2132': 'Växelns nummer är inte känt.',
  '2101': 'Växelns nummer är inte känt.',
  '2121': 'Växelns nummer är inte känt.',
  'region-sormland': 'Växelns nummer är inte känt.',
  'region-gavleborg': 'Växelns nummer är inte känt.',
}

/** The page to start on, where the facts' own are old, about something else, or missing. */
export const contactPages: Readonly<Record<string, string>> = {
  '0461': 'https://www.gnesta.se',
  '0486': 'https://www.strangnas.se/uppleva-och-gora/foreningar-foreningsliv/kulturbidrag',
  '0488': 'https://www.trosa.se/uppleva-och-gora/fritidsaktiviteter/foreningsliv/',
  '2104': 'https://hofors.se/kultur--fritid/foreningsbidrag/mal-syften-och-prioriteringar.html',
  '2184': 'https://www.hudiksvall.se',
  'region-gavleborg': 'https://www.regiongavleborg.se/kultur/',
}
