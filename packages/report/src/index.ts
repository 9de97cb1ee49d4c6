/**
 * Briefs and pictures from findings: one document, as HTML, Markdown and Word. Pure: what it needs of a disk is handed in.
 * @packageDocumentation
 */

export {};
