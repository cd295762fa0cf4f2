import { validationFailed } from '../../platform/validation/validate.ts';

/** The commonest passwords of eight characters and more: what is tried first. */
const COMMONEST = new Set(
  `12345678 123456789 1234567890 12345678910 123123123 11111111 111111111 00000000 000000000 87654321 987654321 0987654321
  11223344 112233445566 123321123 147258369 159753456 789456123 88888888 66666666 99999999 12341234 12344321 1234qwer
  password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword pa55word pass1234 passwort passwort1
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwertz123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx q1w2e3r4 q1w2e3r4t5
  asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 abcd1234 abc12345 abcdefgh abcdefg1 aa123456 a1234567 a12345678 a123456789
  iloveyou iloveyou1 ilovegod sunshine princess football baseball basketball superman starwars whatever trustno1 computer
  welcome1 welcome123 letmein1 letmein123 admin123 administrator changeme changeme1 changeme123 default1 secret123 test1234
  testtest hallo123 schalke04 ichliebedich dragon123 monkey123 michelle jennifer liverpool chocolate hello123 master123
  internet samsung1 google123 charlie1 jordan23 corvette mercedes midnight facebook linkedin minecraft pokemon123 parley123`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Refuses passwords that would be guessed first. Throws `VALIDATION_FAILED`. */
export function checkNewPassword(password: string, owner: { email: string; name: string }): void {
  const low = password.toLowerCase();
  if (COMMONEST.has(low)) refuse('This is one of the commonest passwords. Choose another one.');
  const own = [owner.email, owner.email.split('@')[0] ?? '', owner.name].map((text) => text.toLowerCase());
  if (own.includes(low.trim())) refuse('The password must not be your name or e-mail address.');
}

function refuse(message: string): never {
  throw validationFailed([{ path: 'body.password', message }]);
}
