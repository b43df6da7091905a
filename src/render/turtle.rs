//! SKOS statements as Turtle, with identifiers checked and texts escaped.

use std::io;

use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, Term, Triple};
use oxttl::TurtleSerializer;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const DCTERMS: &str = "http://purl.org/dc/terms/";
const OWL: &str = "http://www.w3.org/2002/07/owl#";

/// Statements about own resources, which are named under a base address.
#[derive(Debug)]
pub(crate) struct Graph<'a> {
    base: &'a str,
    triples: Vec<Triple>,
}

impl<'a> Graph<'a> {
    /// Creates an empty graph.
    pub(crate) const fn new(base: &'a str) -> Self {
        Self { base, triples: Vec::new() }
    }

    /// Returns the identifier of an own resource.
    fn own(&self, name: &str) -> io::Result<NamedNode> {
        node(&format!("{}{name}", self.base))
    }

    /// Adds a triple about an own resource; `property` is given with its prefix.
    fn add(&mut self, subject: &str, property: &str, object: impl Into<Term>) -> io::Result<()> {
        let subject = self.own(subject)?;
        let (prefix, name) = property.split_once(':').unwrap_or(("skos", property));
        let space = match prefix {
            "dcterms" => DCTERMS,
            "owl" => OWL,
            _ => SKOS,
        };
        self.triples.push(Triple::new(subject, node(&format!("{space}{name}"))?, object));
        Ok(())
    }

    /// Links two own resources.
    pub(crate) fn link(&mut self, subject: &str, property: &str, object: &str) -> io::Result<()> {
        let object = self.own(object)?;
        self.add(subject, property, object)
    }

    /// States the SKOS class of an own resource.
    pub(crate) fn is_a(&mut self, subject: &str, class: &str) -> io::Result<()> {
        let subject = self.own(subject)?;
        self.triples.push(Triple::new(subject, rdf::TYPE, node(&format!("{SKOS}{class}"))?));
        Ok(())
    }

    /// Adds a text in a language.
    pub(crate) fn text(&mut self, subject: &str, property: &str, text: &str, language: &str) -> io::Result<()> {
        let literal = Literal::new_language_tagged_literal(text, language).map_err(io::Error::other)?;
        self.add(subject, property, literal)
    }

    /// Adds a text without a language.
    pub(crate) fn plain(&mut self, subject: &str, property: &str, text: impl Into<String>) -> io::Result<()> {
        self.add(subject, property, Literal::new_simple_literal(text))
    }

    /// Writes the graph as Turtle.
    pub(crate) fn write(self) -> io::Result<String> {
        let serializer = [("", self.base), ("skos", SKOS), ("dcterms", DCTERMS), ("owl", OWL)]
            .into_iter()
            .try_fold(TurtleSerializer::new(), |serializer, (prefix, iri)| serializer.with_prefix(prefix, iri))
            .map_err(io::Error::other)?;
        let mut writer = serializer.for_writer(Vec::new());
        for triple in &self.triples {
            writer.serialize_triple(triple)?;
        }
        String::from_utf8(writer.finish()?).map_err(io::Error::other)
    }
}

fn node(iri: &str) -> io::Result<NamedNode> {
    NamedNode::new(iri).map_err(|error| io::Error::other(format!("“{iri}” is no identifier: {error}")))
}
