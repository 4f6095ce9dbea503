import type { Account } from "../ports.ts";

/** Why a password is refused; the page words it. No rules of composition, no expiry (NIST SP 800-63B 3.1.1.2). */
export type Weakness = "TOO_SHORT" | "TOO_LONG" | "TOO_COMMON" | "TOO_LIKE_LOGIN";

const LONGEST = 256;
const shortest = (role: Account["role"]): number => (role === "admin" ? 15 : 12);

/** `null`: good enough. Length is counted in characters as people see them. */
export function weakness(password: string, account: Pick<Account, "role" | "login" | "name">): Weakness | null {
  const length = [...password].length;
  if (length > LONGEST) return "TOO_LONG";
  if (length < shortest(account.role)) return "TOO_SHORT";
  const folded = fold(password);
  if (isCommon(folded)) return "TOO_COMMON";
  const own = [account.login, account.name, "efir", "эфир"].map(fold).filter((word) => word.length > 0);
  if (own.some((word) => folded.replaceAll(word, "").length < 6)) return "TOO_LIKE_LOGIN";
  return null;
}

/** Long passwords are rarely in top lists themselves: they are common ones repeated, doubled or walked along the keys. */
function isCommon(folded: string): boolean {
  if (new Set(folded).size < 5) return true;
  if (isRepeated(folded)) return true;
  let rest = folded;
  for (const word of common) rest = rest.replaceAll(word, "");
  return rest.length < 4;
}

const isRepeated = (text: string): boolean => `${text}${text}`.indexOf(text, 1) < text.length;
const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s._-]/g, "");

// Heads of the leaked top lists, Latin and Russian, with walks over both keyboards. Longest first, so that
// «qwertyuiop» goes before «qwerty».
const common: readonly string[] = [
  ...["password", "passw0rd", "p@ssw0rd", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwerty", "qazwsxedc", "1q2w3e4r5t"],
  ...["1q2w3e4r", "123456789", "1234567890", "12345678", "123456", "12345", "987654321", "0987654321", "111111"],
  ...["000000", "666666", "777777", "123123", "123321", "654321", "abcdefghij", "abc123", "abcdef", "iloveyou"],
  ...["letmein", "welcome", "monkey", "dragon", "football", "baseball", "superman", "batman", "trustno1", "master"],
  ...["sunshine", "princess", "shadow", "michael", "jordan", "charlie", "starwars", "whatever", "computer", "internet"],
  ...["administrator", "admin", "root", "moderator", "secret", "changeme", "default", "guest", "login", "user", "test"],
  ...["correcthorsebatterystaple", "correct", "horse", "battery", "staple"],
  ...["йцукенгшщзхъ", "йцукенгшщз", "йцукен", "фывапролджэ", "фывапролдж", "фывапр", "ячсмитьбю", "ячсмить"],
  ...["gfhjkm", "ghbdtn", "пароль", "привет", "любовь", "наташа", "марина", "максим", "россия", "москва", "люблю"],
  ...["администратор", "админ", "секрет", "спартак", "зенит", "солнышко", "коллегия", "министерство", "трансляция"],
  ...["natasha", "marina", "maksim", "russia", "moskva", "spartak", "zenit", "privet", "parol", "solnyshko", "lubov"],
  ...["2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "123", "321", "111", "000"],
].toSorted((one, other) => other.length - one.length);
