/** The file of the countries' shapes, which d3 and all that draws need not be there to fetch. */

const PATIENCE = 15_000;
let reading = null;

/** Fetches it, unless it is here or on its way; after a failure it may be asked again. */
export function topology() {
  reading ??= read().catch((error) => {
    reading = null;
    throw error;
  });
  return reading;
}

async function read() {
  const response = await fetch(new URL('../atlas/countries-50m.json', import.meta.url), { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
