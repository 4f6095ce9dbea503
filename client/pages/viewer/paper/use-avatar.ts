import avatar from "../../../ui/art/avatar.svg";

/** For an `<img>` of a person that does not load: a drawn face, once. */
export function useAvatar({ target }: Event): void {
  if (target instanceof HTMLImageElement && !target.src.endsWith(avatar)) target.src = avatar;
}
