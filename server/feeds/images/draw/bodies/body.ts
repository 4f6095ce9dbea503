import type { Room } from "../fit.ts";
import type { Node } from "../node.ts";
import type { CardOrder } from "../order.ts";
import type { Theme } from "../palette.ts";

/** What stands between the line above and the foot; it fills the room or less. */
export type Body = (order: CardOrder, theme: Theme, room: Room) => Promise<Node>;
