/** Added to a person's roles for a request that carries others' work (ADR 10); read by the rules in CouchDB. */
export const carriesAnybody = 'carries-anybody'
export const carriesPrefix = 'carries:'
