import { discoveryStories } from "#service/stories/discovery.stories.ts";
import { enteringStories } from "#service/stories/entering.stories.ts";
import { matchStories } from "#service/stories/matches.stories.ts";
import { roomStories } from "#service/stories/rooms.stories.ts";
import { talkingStories } from "#service/stories/talking.stories.ts";

export const ALL_STORIES = [...discoveryStories, ...enteringStories, ...roomStories, ...talkingStories, ...matchStories];
