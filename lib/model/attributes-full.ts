import { Failure } from './failure.ts';

/** The attributes of one scope of an entity lie in one item, which has no room for these. */
export class AttributesFull extends Failure {
  constructor() {
    super('invalid', 'The attributes of one scope do not fit into 400 KB', {
      fix: 'Remove attributes, or make their values shorter.',
    });
  }
}
