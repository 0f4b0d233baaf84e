import { discoInfo, discoItems } from "#protocol/disco.ts";
import { NS } from "#protocol/namespaces.ts";
import { ask, type Context } from "#session/context.ts";

const MAX_CANDIDATES = 20;
/** A dead component among the items must not hold up the sign-in. Milliseconds. */
const PATIENCE_MS = 4_000;
const EMPTY_INFO = discoInfo.encode({ identities: [], features: [], forms: [] });

/**
 * Finds the game service of a server (MMOG 6.1, 6.2, Examples 1-4): among its items one that speaks MMOG,
 * best one that has the DGA. Where none is found, `games.<domain>` is assumed; using it will tell.
 */
export async function findService(context: Context, domain: string): Promise<string> {
  const fallback = `games.${domain}`;
  const items = await ask(context, domain, "get", discoItems.encode({ items: [] }), discoItems, PATIENCE_MS);
  if (!items.ok) return fallback;
  const candidates = [...new Set(items.value.items.map((item) => item.jid))].slice(0, MAX_CANDIDATES);
  const infos = await Promise.all(
    candidates.map((jid) => ask(context, jid, "get", EMPTY_INFO, discoInfo, PATIENCE_MS)),
  );
  let speaksMmog: string | undefined;
  for (const [index, info] of infos.entries()) {
    const jid = candidates[index];
    if (!info.ok || jid === undefined) continue;
    const features = new Set(info.value.features.map((feature) => feature.var));
    if (!features.has(NS.mmog)) continue;
    if (features.has(NS.dga)) return jid;
    speaksMmog ??= jid;
  }
  return speaksMmog ?? fallback;
}
