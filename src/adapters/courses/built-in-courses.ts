import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Course } from "../../core/access/training/course.ts";
import type { CourseReader } from "../../ports/course-reader.ts";

/** Reads every `<id>.md` of a directory, gates first. @throws SegwardError `course-invalid`. */
export function builtInCourses(reader: CourseReader, directory: string): Course[] {
	return readdirSync(directory)
		.filter((file) => file.endsWith(".md"))
		.map((file) => reader.read(readFileSync(join(directory, file), "utf8")))
		.sort((a, b) => Number(b.gate) - Number(a.gate) || a.title.localeCompare(b.title, "en"));
}
