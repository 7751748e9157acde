import type { Handlers } from "../api/handlers.ts";
import { beginAttempt, submitAttempt } from "../app/access/training/attempts.ts";
import { showCertificate } from "../app/access/training/certificates.ts";
import { addCourse, listCourses, removeCourse, showCourse } from "../app/access/training/courses.ts";
import { trainingReport } from "../app/access/training/report.ts";
import { showTraining } from "../app/access/training/show-training.ts";
import type { Services } from "../app/services.ts";
import type { trainingRoutes } from "../contract/access/training.ts";

type TrainingServices = Pick<Services, "training" | "courseReader" | "store" | "people" | "clock" | "newId" | "digest">;

export function trainingHandlersOf(services: TrainingServices): Pick<Handlers, keyof typeof trainingRoutes> {
	return {
		showTraining: showTraining(services),
		listCourses: listCourses(services),
		showCourse: showCourse(services),
		addCourse: addCourse(services),
		removeCourse: removeCourse(services),
		beginAttempt: beginAttempt(services),
		submitAttempt: submitAttempt(services),
		showCertificate: showCertificate(services),
		trainingReport: trainingReport(services),
	};
}
