import { userInfo } from 'node:os';

/** The name of who is logged in; empty where the system does not know it. */
export function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the system's user list, as containers have it.
    return '';
  }
}
