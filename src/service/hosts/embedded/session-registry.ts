import type { Session } from "#service/hosts/embedded/session.ts";

/** The sessions by what they are looked up with. */
export interface SessionRegistry {
  add(session: Session): void;
  remove(session: Session): void;
  /** By full address. */
  find(jid: string): Session | undefined;
  /** All resources of a bare address, the detached ones too. */
  resourcesOf(bare: string): readonly Session[];
  /** By the secret of XEP-0198. */
  resumable(resumeId: string): Session | undefined;
  makeResumable(session: Session, resumeId: string): void;
  all(): readonly Session[];
  size(): number;
}

export function createSessionRegistry(): SessionRegistry {
  const byJid = new Map<string, Session>();
  const byBare = new Map<string, Set<Session>>();
  const byResumeId = new Map<string, Session>();
  return {
    add(session) {
      byJid.set(session.jid, session);
      const resources = byBare.get(session.bare) ?? new Set();
      byBare.set(session.bare, resources.add(session));
    },
    remove(session) {
      byJid.delete(session.jid);
      const resources = byBare.get(session.bare);
      resources?.delete(session);
      if (resources?.size === 0) byBare.delete(session.bare);
      if (session.resumeId !== undefined) byResumeId.delete(session.resumeId);
    },
    find: (jid) => byJid.get(jid),
    resourcesOf: (bare) => [...(byBare.get(bare) ?? [])],
    resumable: (resumeId) => byResumeId.get(resumeId),
    makeResumable(session, resumeId) {
      session.resumeId = resumeId;
      byResumeId.set(resumeId, session);
    },
    all: () => [...byJid.values()],
    size: () => byJid.size,
  };
}
