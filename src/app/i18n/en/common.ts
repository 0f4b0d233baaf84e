/** What every screen shares. */
export const common = {
  name: "Bosworth",
  skip: "Skip to the content",
  save: "Save",
  cancel: "Cancel",
  close: "Close",
  back: "Back",
  retry: "Try again",
  dismiss: "Dismiss",
  search: "Search",
  settings: "Settings",
  notices: "Notices",
  loading: "Loading …",
  yes: "Yes",
  no: "No",
  required: "required",
  unknown: "unknown",
  noTeam: "No team",
  metres: "{{count, number}} m",
  kilometresPerHour: "{{count, number}} km/h",
  milliseconds: "{{count, number}} ms",
  percent: "{{share, number(style: percent)}}",
} as const;

/** The status region "Connection", and the line's own troubles. */
export const connection = {
  label: "Connection",
  offline: "Not signed in",
  connecting: "Connecting …",
  online: "Connected",
  slowed: "Connected, slowed down",
  waiting_one: "Connection lost. Next attempt in {{count}} second.",
  waiting_other: "Connection lost. Next attempt in {{count}} seconds.",
  retrying: "Connection lost. Trying again …",
  failed: "Not connected",
  retryNow: "Try now",
  signInAgain: "Sign in again",
} as const;

/** Address not known, something broken: the screens of last resort. */
export const notFound = {
  heading: "No such place",
  text: "This address leads nowhere. The list of rooms shows where a battle is on.",
  toRooms: "Show the rooms",
} as const;

export const notLoaded = {
  heading: "A part of the page is missing",
  text: "It could not be loaded. Check your line and reload the page: you can take your place in the room again.",
} as const;

export const crash = {
  heading: "Something broke",
  text: "The page met a fault of its own. Reload it: you can take your place in the room again.",
  reload: "Reload the page",
} as const;
