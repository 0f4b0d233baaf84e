import { useId, useRef, useState, type KeyboardEvent } from "react";
import { IconButton } from "#ui/button/button.tsx";
import type { IconName } from "#ui/icon/icon.tsx";
import { MenuPopup, type MenuItem } from "./menu-popup.tsx";

export type MenuButtonProps = {
  /** The accessible name of the button and of its menu. */
  readonly label: string;
  readonly icon?: IconName;
  /** Groups are set apart by a line; empty ones are left out. */
  readonly groups: readonly (readonly MenuItem[])[];
  /** Out of the order of the Tab key, where something else leads to it. */
  readonly tabIndex?: number;
};

/**
 * A button with a menu, as the ARIA practices describe it: Enter, Space and the arrow keys open it; in it the
 * arrows, Home, End and letters move; Escape, Tab and a click elsewhere close it.
 */
export function MenuButton({ label, icon = "more", groups, tabIndex }: MenuButtonProps) {
  const menuId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<"first" | "last" | undefined>();

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    event.stopPropagation();
    setOpened(event.key === "ArrowDown" ? "first" : "last");
  }

  return (
    <>
      <IconButton
        ref={button}
        icon={icon}
        size="small"
        label={label}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={opened !== undefined}
        aria-controls={opened === undefined ? undefined : menuId}
        onClick={() => setOpened(opened === undefined ? "first" : undefined)}
        onKeyDown={onKeyDown}
      />
      {opened !== undefined && (
        <MenuPopup
          id={menuId}
          label={label}
          groups={groups.filter((group) => group.length > 0)}
          startsAt={opened}
          button={button}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
