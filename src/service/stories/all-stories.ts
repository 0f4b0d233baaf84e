import { administrationStories } from "#service/stories/administration.stories.ts";
import { teamsByOwnerStories } from "#service/stories/teams-by-owner.stories.ts";
import { configuringStories } from "#service/stories/configuring.stories.ts";
import { destroyingStories } from "#service/stories/destroying.stories.ts";
import { discoveryStories } from "#service/stories/discovery.stories.ts";
import { enteringStories } from "#service/stories/entering.stories.ts";
import { historyStories } from "#service/stories/history.stories.ts";
import { invitingStories } from "#service/stories/inviting.stories.ts";
import { hygieneStories } from "#service/stories/hygiene.stories.ts";
import { matchStories } from "#service/stories/matches.stories.ts";
import { banningStories } from "#service/stories/banning.stories.ts";
import { membershipStories } from "#service/stories/membership.stories.ts";
import { moderatingStories } from "#service/stories/moderating.stories.ts";
import { namingStories } from "#service/stories/naming.stories.ts";
import { readinessStories } from "#service/stories/readiness.stories.ts";
import { roomTypeStories } from "#service/stories/room-types.stories.ts";
import { registeringStories } from "#service/stories/registering.stories.ts";
import { reservedNickStories } from "#service/stories/reserved-nicks.stories.ts";
import { roleStories } from "#service/stories/roles.stories.ts";
import { roomStories } from "#service/stories/rooms.stories.ts";
import { savingStories } from "#service/stories/saving.stories.ts";
import { talkingStories } from "#service/stories/talking.stories.ts";
import { turnStories } from "#service/stories/turns.stories.ts";
import { voiceRequestStories } from "#service/stories/voice-requests.stories.ts";

export const ALL_STORIES = [
  ...discoveryStories,
  ...enteringStories,
  ...hygieneStories,
  ...roomTypeStories,
  ...roomStories,
  ...configuringStories,
  ...savingStories,
  ...destroyingStories,
  ...moderatingStories,
  ...roleStories,
  ...banningStories,
  ...membershipStories,
  ...administrationStories,
  ...teamsByOwnerStories,
  ...talkingStories,
  ...historyStories,
  ...namingStories,
  ...invitingStories,
  ...registeringStories,
  ...reservedNickStories,
  ...voiceRequestStories,
  ...readinessStories,
  ...turnStories,
  ...matchStories,
];
