import { Page } from "../../design/page.tsx";

export default function CatalogueScreen() {
	return <Page title="Catalogue">{null}</Page>;
}
