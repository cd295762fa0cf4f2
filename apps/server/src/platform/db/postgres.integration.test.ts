import { databaseConformance } from './conformance.ts';

databaseConformance('postgres');
