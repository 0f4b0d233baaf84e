import type { Model } from "./model.ts";
import { MODELS } from "./models.ts";
import { NPC_MODELS } from "./npc-models.ts";

const byId = new Map([...MODELS, ...NPC_MODELS].map((model) => [model.id, model]));

/** The model called `id` (players' and NPCs' alike), undefined when the catalogue has none. */
export function findModel(id: string): Model | undefined {
  return byId.get(id);
}
