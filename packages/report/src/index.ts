/**
 * Briefs and pictures from findings: one document, as HTML, Markdown and Word. Pure: what it needs of a disk is handed in.
 * @packageDocumentation
 */

export { type Brief, type BriefFindings, makeBrief } from './brief.js';
export { type BriefSettings, briefFindings } from './findings.js';
export { html } from './html.js';
export { markdown } from './markdown.js';
export { tablePictures, waysPicture, weightsPicture } from './pictures.js';
export { formatReferences, type References } from './references.js';
export { escaped, lines, picture, textAt } from './svg.js';
export { word } from './word.js';
