import type { CourseReader } from "../../ports/course-reader.ts";

/** Loads the parsers of Markdown and YAML with the first course, so that no start waits for them. */
export function courseReader(): CourseReader {
	return {
		async read(source) {
			const { readCourse } = await import("./read-course.ts");
			return readCourse(source);
		},
	};
}
