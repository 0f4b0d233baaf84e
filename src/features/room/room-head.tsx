import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { MATCH_TYPES } from "#game/options.ts";
import { BATTLEFIELD_NAMES } from "#game/battlefield/names.ts";
import { Button } from "#ui/button/button.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/tag/tag.tsx";
import { Heading } from "#ui/text/heading.tsx";
import type { Client } from "#session/client.ts";
import { ConfigureButton } from "./configure-button.tsx";
import { ManageButton } from "./manage-button.tsx";
import { RoomMenu } from "./room-menu.tsx";
import styles from "./room.module.css";

/** What opens over the room. */
export type RoomDialog = "configure" | "save" | "destroy" | "manage" | "invite";

type RoomHeadProps = {
  readonly client: Client;
  readonly room: string;
  readonly isWatching: boolean;
  readonly onOpen: (dialog: RoomDialog) => void;
  readonly onCopyLink: () => void;
  readonly onWatching: (isWatching: boolean) => void;
  readonly onLeave: () => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
};

/** Which room this is, what is played, and what can be done with it. */
export function RoomHead({ client, room, isWatching, headingRef, ...on }: RoomHeadProps) {
  const { t } = useTranslation();
  const name = useStore(client.stores.room, (state) => state.name);
  return (
    <header className={styles["head"]}>
      <Stack gap={2}>
        <Heading level={1} tabIndex={-1} ref={headingRef}>
          {name === "" ? (room.split("@")[0] ?? room) : name}
        </Heading>
        <Facts client={client} isWatching={isWatching} />
      </Stack>
      <Row>
        <ConfigureButton client={client} onOpen={() => on.onOpen("configure")} />
        <ManageButton client={client} onOpen={() => on.onOpen("manage")} />
        <Button icon="plus" onClick={() => on.onOpen("invite")}>
          {t("invitations.invite")}
        </Button>
        <Button icon={isWatching ? "play" : "eye"} onClick={() => on.onWatching(!isWatching)}>
          {isWatching ? t("room.play") : t("room.watch")}
        </Button>
        <Button icon="leave" onClick={on.onLeave}>
          {t("room.leave")}
        </Button>
        <RoomMenu
          client={client}
          onCopyLink={on.onCopyLink}
          onSave={() => on.onOpen("save")}
          onDestroy={() => on.onOpen("destroy")}
        />
      </Row>
    </header>
  );
}

function Facts({ client, isWatching }: { readonly client: Client; readonly isWatching: boolean }) {
  const { t } = useTranslation();
  const match = useStore(
    client.stores.match,
    useShallow(({ phase, type, battlefield, limitS, spectatorDelayS }) => ({
      phase,
      type,
      battlefield,
      limitS,
      spectatorDelayS,
    })),
  );
  const warnings = useStore(client.stores.room, (state) => state.warnings);
  const type = MATCH_TYPES.find((known) => known === match.type);
  const battlefield = BATTLEFIELD_NAMES.find((known) => known === match.battlefield);
  return (
    <Row>
      <Tag label={t(`lobby.row.status.${match.phase}`)} tone={match.phase === "active" ? "accent" : "info"} />
      {match.type !== "" && (
        <Tag icon="flag" label={type === undefined ? match.type : t(`lobby.row.matchTypes.${type}`)} />
      )}
      {match.battlefield !== "" && (
        <Tag
          icon="map"
          label={battlefield === undefined ? match.battlefield : t(`room.facts.battlefields.${battlefield}`)}
        />
      )}
      {match.limitS !== undefined && (
        <Tag label={t("room.facts.minutes", { count: Math.round(match.limitS / 60) })} />
      )}
      {match.spectatorDelayS > 0 && (
        <Tag icon="eye" label={t("room.facts.behind", { count: match.spectatorDelayS })} />
      )}
      {warnings.includes(100) && <Tag icon="eye" label={t("lobby.row.anonymity.non")} tone="warn" />}
      {warnings.includes(170) && <Tag icon="scroll" label={t("lobby.row.logged")} tone="warn" />}
      {isWatching && <Tag icon="eye" label={t("room.watching")} tone="accent" />}
    </Row>
  );
}
