import { validationFailed } from '../../platform/validation/validate.ts';
import { isCommon } from './common-passwords.ts';

/** Refuses passwords that would be guessed first, without asking anybody about them. Throws `VALIDATION_FAILED`. */
export async function checkNewPassword(password: string, owner: { email: string; name: string }): Promise<void> {
  const low = password.toLowerCase().trim();
  const own = [owner.email, owner.email.split('@')[0] ?? '', owner.name].map((text) => text.toLowerCase());
  if (own.includes(low)) refuse('The password must not be your name or e-mail address.');
  if (/^(.{1,4})\1+$/u.test(low)) refuse('The password repeats the same few characters. Choose another one.');
  if (await isCommon(low)) {
    refuse('This is one of the commonest passwords, which are tried first. Choose another one, such as four words.');
  }
}

function refuse(message: string): never {
  throw validationFailed([{ path: 'body.password', message }]);
}
