import { useEffect, useState } from "preact/hooks";
import type { Exchange } from "./data.js";

/** The exchanges, once they are inflated; empty until then, and where they cannot be read. */
export function useExchanges(deflated: string): Map<string, Exchange> {
  const [exchanges, setExchanges] = useState<Map<string, Exchange>>(new Map());
  useEffect(() => {
    inflated(deflated).then(setExchanges, () => undefined);
  }, [deflated]);
  return exchanges;
}

async function inflated(deflated: string): Promise<Map<string, Exchange>> {
  const bytes = Uint8Array.from(atob(deflated), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const value = (await new Response(stream).json()) as Record<string, Exchange>;
  return new Map(Object.entries(value));
}
