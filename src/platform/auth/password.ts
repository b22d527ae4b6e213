import { hash, parseOptions, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. The library's algorithm is argon2id. */
const POLICY = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer input costs nothing to attackers' dictionaries but much to us; forms refuse it earlier. */
const LONGEST_PASSWORD_CHARACTERS = 200;

/** The same letters typed on different keyboards must be the same password (NIST SP 800-63B 5.1.1.2: NFKC). */
function normalized(password: string): string {
  return password.normalize('NFKC').slice(0, LONGEST_PASSWORD_CHARACTERS);
}

/** The text kept in `account.password_hash` (PHC string, salt inside). */
export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), POLICY);
}

/** In the place of a hash: the account has no password (single sign-on, unlocked, an organisation), and none fits. */
export const NO_PASSWORD = '!';

let nobodysHash: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. Without one (unknown login, no password) the same work is done and the answer
 * is no, so that the time taken does not tell who has an account.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  if (passwordHash !== undefined && passwordHash !== NO_PASSWORD) return verify(passwordHash, normalized(password));
  nobodysHash ??= hashPassword('nobody');
  await verify(await nobodysHash, normalized(password));
  return false;
}

/** Whether the hash was made under an older policy: the next successful sign-in should replace it. */
export function needsRehash(passwordHash: string): boolean {
  const made = parseOptions(passwordHash);
  return (
    made.memoryCost !== POLICY.memoryCost ||
    made.timeCost !== POLICY.timeCost ||
    made.parallelism !== POLICY.parallelism
  );
}
