import { databaseConformance } from './conformance.ts';

databaseConformance('pglite');
