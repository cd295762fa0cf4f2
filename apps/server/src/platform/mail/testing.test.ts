import { mailerConformance } from './conformance.ts';
import { fakeMailServer } from './testing.ts';

mailerConformance('the one for tests', async () => fakeMailServer());
