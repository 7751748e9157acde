import type { Course } from "../core/access/training/course.ts";

/** Reads a course file: Markdown with a head in YAML, as docs/training.md describes it. */
export interface CourseReader {
	/** @throws SegwardError `course-invalid` with every problem and its place; what is not plain text is one. */
	read(source: string): Promise<Course>;
}
