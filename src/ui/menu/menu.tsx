import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { cx } from "#ui/cx.ts";
import { Icon, type IconName } from "#ui/icon/icon.tsx";
import buttonStyles from "#ui/button/button.module.css";
import styles from "./menu.module.css";

export type MenuAction = {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
};

export type ActionMenuProps = {
  /** The button's accessible name, and the menu's. */
  readonly label: string;
  /** `icon` shows three dots, `text` the label. */
  readonly face?: "icon" | "text";
  readonly actions: readonly MenuAction[];
};

/**
 * A button that opens a list of actions. It brings react-aria's collections along (about 48 kB gzip):
 * import it from screens that load on demand, never from the way to the lobby.
 */
export function ActionMenu({ label, face = "icon", actions }: ActionMenuProps) {
  return (
    <MenuTrigger>
      <Button
        aria-label={label}
        className={cx(
          buttonStyles["button"],
          buttonStyles[face === "icon" ? "quiet" : "secondary"],
          buttonStyles["small"],
          face === "icon" && buttonStyles["square"],
        )}
      >
        {face === "icon" ? <Icon name="more" /> : label}
        {face === "text" && <Icon name="chevron" />}
      </Button>
      <Popover className={styles["popover"] ?? ""} placement="bottom end">
        <Menu
          aria-label={label}
          className={styles["menu"] ?? ""}
          disabledKeys={actions.filter((action) => action.isDisabled === true).map((action) => action.id)}
          onAction={(key) => actions.find((action) => action.id === key)?.onAction()}
        >
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.label}
              className={cx(styles["item"], action.isDanger === true && styles["danger"])}
            >
              {action.icon !== undefined && <Icon name={action.icon} />}
              {action.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
