/** Libraries compare as the vectors of a converter do. */
export { type Difference, differenceLine, differences } from '../converters/vectors/difference.ts';
