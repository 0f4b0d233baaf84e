import { memo, useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { ListRow } from "#ui/list/row-list.tsx";
import type { IconName } from "#ui/icon/icon.tsx";
import { Tag, type Tone } from "#ui/tag/tag.tsx";
import { Text } from "#ui/text/text.tsx";
import type { MatchPhase } from "#store/match-store.ts";
import type { RoomListing } from "#store/lobby-store.ts";
import { matchTypeOf, statusOf, traitsOf, type RoomTrait } from "./room-facts.ts";

const TONES: { readonly [Phase in MatchPhase]: Tone } = {
  created: "plain",
  inactive: "info",
  active: "accent",
  paused: "warn",
  adjourned: "plain",
};
const ICONS: { readonly [Trait in RoomTrait]: IconName } = {
  password: "key",
  membersOnly: "members",
  moderated: "shield",
  logged: "scroll",
  non: "eye",
  fully: "mask",
};

type RoomRowProps = {
  readonly room: RoomListing;
  readonly onJoin: (room: RoomListing) => void;
  readonly onWatch: (room: RoomListing) => void;
};

export const RoomRow = memo(function RoomRow({ room, onJoin, onWatch }: RoomRowProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const status = statusOf(room.status);
  return (
    <ListRow
      title={<span id={titleId}>{room.name}</span>}
      text={<RoomLine room={room} />}
      facts={
        <>
          {traitsOf(room).map((trait) => (
            <TraitTag key={trait} trait={trait} />
          ))}
          {status !== undefined && <Tag tone={TONES[status]} label={t(`lobby.row.status.${status}`)} />}
          {room.players !== undefined && (
            <Text as="span" size="small" tone="muted">
              {t("lobby.row.players", { count: room.players })}
            </Text>
          )}
          {room.freePlaces !== undefined && (
            <Text as="span" size="small" tone={room.freePlaces === 0 ? "faint" : "muted"}>
              {t("lobby.row.free", { count: room.freePlaces })}
            </Text>
          )}
        </>
      }
      actions={
        <>
          <Button size="small" icon="play" aria-describedby={titleId} onClick={() => onJoin(room)}>
            {t("lobby.join")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon="eye"
            aria-describedby={titleId}
            onClick={() => onWatch(room)}
          >
            {t("lobby.watch")}
          </Button>
        </>
      }
    />
  );
});

function RoomLine({ room }: { readonly room: RoomListing }) {
  const { t } = useTranslation();
  const type = matchTypeOf(room);
  const parts = [
    type === undefined ? room.matchType : t(`lobby.row.matchTypes.${type}`),
    room.description,
    room.occupants === undefined ? undefined : t("lobby.row.occupants", { count: room.occupants }),
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(" · ") || room.jid;
}

function TraitTag({ trait }: { readonly trait: RoomTrait }) {
  const { t } = useTranslation();
  const label =
    trait === "non" || trait === "fully" ? t(`lobby.row.anonymity.${trait}`) : t(`lobby.row.${trait}`);
  return (
    <Tag icon={ICONS[trait]} label={label} tone={trait === "non" || trait === "logged" ? "warn" : "plain"} />
  );
}
