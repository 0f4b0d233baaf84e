import { NS } from "#protocol/namespaces.ts";
import { formatQueryUri } from "#protocol/query-uri.ts";
import { publishedGame } from "#protocol/user-gaming.ts";
import type { Context } from "#session/context.ts";

/**
 * Tells the friends of an account which game it plays and where they may join (XEP-0196, MMOG 6.9), as long as the
 * person wants that. Spectators play nothing.
 */
export function startAnnouncing(context: Context): void {
  const { connection, stores } = context;
  /** The same for all that is published in this visit, so that one takes the other's place. */
  const itemId = context.id();
  let announced = "";

  /** To the own account, which needs no address (errata E-044). */
  async function publish(game: Parameters<typeof publishedGame.encode>[0]["publish"]["item"]["game"]) {
    const item = { id: itemId, game };
    const payload = publishedGame.encode({ publish: { node: NS.gaming, item } });
    const reply = await connection.request({ type: "set", payload });
    if (reply.ok) return;
    const why = reply.reason === "error" ? reply.error.condition : reply.reason;
    context.note(`The game could not be told to friends: ${why}.`);
  }

  function look(): void {
    const { jid, name, nick, phase, watching } = stores.room.getState();
    const { line, guest, service } = stores.connection.getState();
    const wants = stores.settings.getState().announceGame && !guest && line === "online";
    const plays = wants && phase === "inside" && !watching ? `${jid}\n${name}\n${nick}` : "";
    if (plays === announced) return;
    const wasPlaying = announced !== "";
    announced = plays;
    if (plays === "") {
      // MMOG Example 23.
      if (wasPlaying && line === "online") void publish({});
      return;
    }
    // MMOG Example 22.
    const uri = formatQueryUri({ room: jid, action: "play", game: NS.dga, invitees: [] });
    void publish({ name, characterName: nick, serverName: service, serverAddress: service, uri });
  }

  for (const store of [stores.room, stores.connection, stores.settings]) store.subscribe(look);
}
