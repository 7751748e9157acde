import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Course } from "../../core/access/training/course.ts";
import type { CourseReader } from "../../ports/course-reader.ts";

/** Reads every `<id>.md` of a directory, gates first. @throws SegwardError `course-invalid`. */
export async function builtInCourses(reader: CourseReader, directory: string): Promise<Course[]> {
	const files = readdirSync(directory).filter((file) => file.endsWith(".md"));
	const courses = await Promise.all(files.map((file) => reader.read(readFileSync(join(directory, file), "utf8"))));
	return courses.sort((a, b) => Number(b.gate) - Number(a.gate) || a.title.localeCompare(b.title, "en"));
}
