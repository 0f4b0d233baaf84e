import { NS } from "#protocol/namespaces.ts";

/** MUG 3: there is no `#admin`. */
export const MUG_USER = `${NS.mug}#user`;
export const MUG_OWNER = `${NS.mug}#owner`;
