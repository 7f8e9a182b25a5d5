package org.cadalign.report;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Templates of this package, and the one place through which text of layers, files and users goes
 * into markup: the ending of a template's name says how it is escaped, .ftlh as HTML, .ftlx as XML.
 * Text can neither end its surroundings nor be taken for a template: nothing is read twice.
 */
final class Templates {
  private static final Version VERSION = Configuration.VERSION_2_3_34;

  /** What neither XML nor HTML can hold, lone halves of surrogate pairs among it. */
  private static final Pattern NO_CHARACTER =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final Configuration templates = new Configuration(VERSION);

  Templates() {
    templates.setTemplateLoader(new ClassTemplateLoader(Templates.class, ""));
    templates.setObjectWrapper(new Values());
    templates.setDefaultEncoding("UTF-8");
    templates.setLocale(Locale.ROOT);
    templates.setLocalizedLookup(false);
    templates.setNumberFormat("computer");
    templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    templates.setAPIBuiltinEnabled(false);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    templates.setWrapUncheckedExceptions(true);
  }

  /**
   * A template with its values; characters that markup cannot hold become U+FFFD.
   *
   * @param view a public record, since templates see what is public
   */
  String filled(String template, Record view) {
    StringWriter text = new StringWriter();
    try {
      templates.getTemplate(template).process(view, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(template + " does not fit what it is filled with", e);
    }
    return held(text.toString());
  }

  /** Expressions are slow on the millions of characters of a page, of which most are plain. */
  private static String held(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return NO_CHARACTER.matcher(text).replaceAll("\uFFFD");
      }
    }
    return text;
  }

  private static boolean isPlain(char c) {
    return (c >= 0x20 && c < Character.MIN_SURROGATE) || c == '\n' || c == '\t' || c == '\r';
  }

  /** To a template an empty value is a missing one: {@code ??} asks for it. */
  private static final class Values extends DefaultObjectWrapper {
    Values() {
      super(VERSION);
    }

    @Override
    protected TemplateModel handleUnknownType(Object value) throws TemplateModelException {
      return value instanceof Optional<?> optional
          ? wrap(optional.orElse(null))
          : super.handleUnknownType(value);
    }
  }
}
